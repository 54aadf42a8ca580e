import { expect, test } from "vitest";
import type { Cut } from "@/domain/timeline/cut";
import { gradeClip } from "@/domain/timeline/edit/grade";
import { moveToTrack } from "@/domain/timeline/edit/move-to-track";
import { nestClips } from "@/domain/timeline/edit/nest";
import { setSpeed } from "@/domain/timeline/edit/split-and-merge";
import { sampleCut } from "@/testing/edited-cuts";
import { mixGraph } from "../sound/mix-graph";
import { pictureGraph, type SourceClip } from "./picture-graph";

const source: SourceClip = {
  path: "take.mp4",
  info: {
    ...{ kind: "video", container: "mp4", width: 1080, height: 1920, frameCount: 144, durationSeconds: 6 },
    ...{ frameRate: { numerator: 24, denominator: 1 }, constantRate: true, videoCodec: "h264" },
    ...{ pixelFormat: "yuv420p", colour: null, audio: null, bytes: 1 },
  },
  packets: null,
};

const graphOf = (cut: Cut) => ({
  picture: pictureGraph(cut, () => source).lines,
  sound: mixGraph(cut, { lengthSamples: 552_000, fileOf: ({ mediaDigest }) => mediaDigest }).lines,
});

test("a cut that nobody edited is rendered by the same filters as in the releases before editing", () => {
  const { picture, sound } = graphOf(sampleCut());
  expect(picture).toMatchInlineSnapshot(`
    [
      "[0:v]trim=start_frame=24,trim=end_frame=72,setpts=N/(24*TB),setsar=1,format=yuv420p,lutyuv=y='clip(((val-16)*1+-110)*1.03+126,16,235)':u='clip((val-128)*1.03+128-0.000,16,240)':v='clip((val-128)*1.03+128+0.000,16,240)',settb=1/24[c0]",
      "[c0]split=1[c0_0]",
      "[c0_0]trim=start_frame=0:end_frame=72,setpts=PTS-STARTPTS[p1_0]",
      "[1:v]trim=start_frame=24,trim=end_frame=72,setpts=N/(24*TB),setsar=1,format=yuv420p,lutyuv=y='clip(((val-16)*1.05+-110)*1.03+126,16,235)':u='clip((val-128)*1.0094+128-0.240,16,240)':v='clip((val-128)*1.0094+128+0.240,16,240)',settb=1/24[c1]",
      "[c1]split=2[c1_0][c1_1]",
      "[c1_0]trim=start_frame=0:end_frame=60,setpts=PTS-STARTPTS[p2_0]",
      "[c1_1]trim=start_frame=60:end_frame=72,setpts=PTS-STARTPTS[p2_1]",
      "[2:v]trim=start_frame=24,trim=end_frame=72,setpts=N/(24*TB),setsar=1,format=yuv420p,lutyuv=y='clip(((val-16)*1+-110)*1.03+126,16,235)':u='clip((val-128)*1.03+128-0.000,16,240)':v='clip((val-128)*1.03+128+0.000,16,240)',settb=1/24[c2]",
      "[c2]split=2[c2_0][c2_1]",
      "[c2_0]trim=start_frame=0:end_frame=12,setpts=PTS-STARTPTS[p3_0]",
      "[c2_1]trim=start_frame=12:end_frame=72,setpts=PTS-STARTPTS[p3_1]",
      "[3:v]trim=start_frame=24,trim=end_frame=72,setpts=N/(24*TB),setsar=1,format=yuv420p,lutyuv=y='clip(((val-16)*1+-110)*1.03+126,16,235)':u='clip((val-128)*1.03+128-0.000,16,240)':v='clip((val-128)*1.03+128+0.000,16,240)',settb=1/24[c3]",
      "[c3]split=1[c3_0]",
      "[c3_0]trim=start_frame=0:end_frame=72,setpts=PTS-STARTPTS[p4_0]",
      "[p3_0]format=yuva420p,fade=t=in:start_frame=0:nb_frames=12:alpha=1[v2f]",
      "[p2_1][v2f]overlay=format=yuv420:eof_action=pass,format=yuv420p[v2]",
      "[p1_0][p2_0][v2][p3_1][p4_0]concat=n=5:v=1:a=0,settb=1/24,setpts=N[picture]",
    ]
  `);
  expect(sound).toMatchInlineSnapshot(`
    [
      "[0:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=48000:end_sample=192000,asetpts=N/SR/TB[s0]",
      "[1:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=48000:end_sample=192000,asetpts=N/SR/TB,afade=t=out:ss=120000:ns=24000,adelay=delays=144000S:all=1[s1]",
      "[2:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=48000:end_sample=192000,asetpts=N/SR/TB,afade=t=in:ss=0:ns=24000,adelay=delays=264000S:all=1[s2]",
      "[3:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=48000:end_sample=192000,asetpts=N/SR/TB,adelay=delays=408000S:all=1[s3]",
      "[s0][s1][s2][s3]amix=inputs=4:normalize=0:duration=longest:dropout_transition=0[clips]",
      "[4:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=0:end_sample=96000,asetpts=N/SR/TB,adelay=delays=152000S:all=1[s4]",
      "[s4]anull[voice]",
      "[5:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=0:end_sample=552000,asetpts=N/SR/TB[s5]",
      "[s5]anull,asetnsamples=n=240:p=0,volume=eval=frame:volume='pow(10,-0.60000*min(1,clip((t-3.0167)/0.15,0,1)*clip((5.5667-t)/0.4,0,1)))'[music]",
      "[clips][voice][music]amix=inputs=3:normalize=0:duration=longest:dropout_transition=0,apad=whole_len=552000,atrim=end_sample=552000[mix]",
    ]
  `);
});

test("speed and contrast of a clip change its own filters and nobody else's", () => {
  const plain = graphOf(sampleCut());
  const changed = graphOf(
    gradeClip(setSpeed(sampleCut(), { clipId: "a", speedPercent: 50 }), { clipId: "a", contrast: 1.2 }),
  );
  const differing = changed.picture.filter((line) => !plain.picture.includes(line));
  expect(differing).toHaveLength(2);
  expect(differing.every((line) => line.includes("[c0"))).toBe(true);
});

test("a nested clip is rendered by the same filters as the clips in it, and sounds alike on whichever track of their kind", () => {
  const nested = nestClips(sampleCut(), { ids: ["b", "c"] });
  expect(graphOf(nested)).toEqual(graphOf(sampleCut()));
  const second: Cut = {
    ...sampleCut(),
    music: sampleCut().music.flatMap((song) => [song, { ...song, id: "again" }]),
  };
  const moved = moveToTrack(second, { id: "again", to: { track: "music", lane: 1 } });
  expect(graphOf(moved)).toEqual(graphOf(second));
});
