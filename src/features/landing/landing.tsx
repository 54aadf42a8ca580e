import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { ExampleVideo } from "@/features/landing/example-video";

const steps = [
  {
    title: "Say what it is",
    text: "One prompt of 10 to 500 characters. Add product photos, brand colours and a length if you have them. The price is shown before anything starts.",
  },
  {
    title: "Watch it being built",
    text: "The prompt is sharpened and scored, scenes and shots are planned, frames drawn, clips filmed, music and voice made. Every piece appears as soon as it is ready.",
  },
  {
    title: "Change one thing",
    text: "Redraw a shot you do not like. Only what depends on it is built again, as a new version; the old one stays.",
  },
  {
    title: "Take it with you",
    text: "An MP4 with sound, levelled for social platforms, in 9:16, 16:9, 1:1 or 4:5. The plan, the prompts and the cost of every shot come with it.",
  },
];

export function Landing({ signedIn, draft }: { signedIn: boolean; draft: boolean }) {
  return (
    <div className="mx-auto w-full max-w-[80rem] px-4 sm:px-6">
      <div className="grid items-center gap-x-16 gap-y-12 py-10 lg:grid-cols-[1fr_auto] lg:py-16">
        <div className="grid max-w-2xl gap-6">
          <p className="font-mono text-accent-text text-xs uppercase tracking-widest">A video is a build</p>
          <h1 className="font-semibold text-4xl leading-[1.08] tracking-tight sm:text-6xl">
            Type a prompt. Get a finished ad.
          </h1>
          <p className="max-w-xl text-lg text-muted leading-relaxed">
            Framewright plans the story, draws every shot, cuts them together and adds text, music and voice.
            It runs on your own machine, shows each step, and tells you what it costs before it costs
            anything.
          </p>
          <div className="flex flex-wrap gap-3">
            <Button asChild variant="primary" size="lg">
              <Link href={signedIn ? "/studio" : "/register"}>
                {signedIn ? "Open the studio" : "Start your first video"} <ArrowRight aria-hidden />
              </Link>
            </Button>
            <Button asChild size="lg">
              <Link href={signedIn ? "/videos" : "/sign-in"}>{signedIn ? "Your videos" : "Sign in"}</Link>
            </Button>
          </div>
          <p className="text-muted text-sm leading-relaxed">
            {draft
              ? "This installation draws with the built-in animatic provider: illustrated drafts, free, no key needed."
              : "This installation films with external models. A free draft with the built-in animatic provider is always there."}
          </p>
        </div>
        <div className="grid w-full justify-items-center lg:w-96">
          <ExampleVideo />
        </div>
      </div>

      <section aria-labelledby="how" className="border-line border-t py-12 lg:py-16">
        <h2 id="how" className="font-semibold text-2xl tracking-tight">
          How it works
        </h2>
        <ol className="mt-8 grid gap-8 sm:grid-cols-2 lg:grid-cols-4">
          {steps.map((step, index) => (
            <li key={step.title} className="grid content-start gap-2 border-line border-t pt-4">
              <span className="font-mono text-muted text-xs tabular-nums">{index + 1}</span>
              <h3 className="font-semibold">{step.title}</h3>
              <p className="text-muted text-sm leading-relaxed">{step.text}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
