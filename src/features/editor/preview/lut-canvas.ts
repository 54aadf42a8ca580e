import type { CubeLut } from "@/domain/picture/cube-lut";

const vertexShader = `#version 300 es
out vec2 place;
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  place = vec2(corner.x, 1.0 - corner.y);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** The grade's matrix first, then the table: in the order and with the mixing of the renderer. */
const fragmentShader = `#version 300 es
precision highp float;
precision highp sampler3D;
in vec2 place;
uniform sampler2D picture;
uniform sampler3D table;
uniform mat3 grade;
uniform vec3 lift;
uniform float points;
uniform float strength;
out vec4 shown;
void main() {
  vec3 colour = clamp(grade * texture(picture, place).rgb + lift, 0.0, 1.0);
  vec3 mapped = texture(table, (colour * (points - 1.0) + 0.5) / points).rgb;
  shown = vec4(mix(colour, mapped, strength), 1.0);
}`;

/** Colours by rows as in `gradeMatrix`; null leaves them as they were filmed. */
export type LutLook = { lut: CubeLut; strength: number; matrix: readonly number[] | null };

const plainMatrix = [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0];

/** Draws the frames of a video through a table for colours, on a canvas that lies in its place. */
export class LutCanvas {
  private loaded: CubeLut | null = null;

  private constructor(
    readonly element: HTMLCanvasElement,
    private readonly gl: WebGL2RenderingContext,
    private readonly program: WebGLProgram,
  ) {
    // biome-ignore lint/correctness/useHookAtTopLevel: a function of WebGL, not of React
    gl.useProgram(program);
    gl.activeTexture(gl.TEXTURE0);
    bindTexture(gl, gl.TEXTURE_2D);
    gl.activeTexture(gl.TEXTURE1);
    bindTexture(gl, gl.TEXTURE_3D);
    gl.uniform1i(gl.getUniformLocation(program, "picture"), 0);
    gl.uniform1i(gl.getUniformLocation(program, "table"), 1);
  }

  /** Null in a browser that cannot draw so. */
  static create(): LutCanvas | null {
    const element = document.createElement("canvas");
    const gl = element.getContext("webgl2", { alpha: false, antialias: false, preserveDrawingBuffer: true });
    const program = gl && programOf(gl);
    return gl && program ? new LutCanvas(element, gl, program) : null;
  }

  draw(video: HTMLVideoElement, { lut, strength, matrix }: LutLook): void {
    const { gl, program, element } = this;
    if (video.videoWidth === 0) return;
    if (element.width !== video.videoWidth || element.height !== video.videoHeight) {
      element.width = video.videoWidth;
      element.height = video.videoHeight;
      gl.viewport(0, 0, element.width, element.height);
    }
    if (this.loaded !== lut) this.load(lut);
    gl.activeTexture(gl.TEXTURE0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, video);
    const rows = matrix ?? plainMatrix;
    const at = (row: number, column: number) => rows[row * 5 + column] ?? 0;
    const columns = [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => at(row, column)));
    gl.uniformMatrix3fv(gl.getUniformLocation(program, "grade"), false, columns);
    gl.uniform3f(gl.getUniformLocation(program, "lift"), at(0, 4), at(1, 4), at(2, 4));
    gl.uniform1f(gl.getUniformLocation(program, "points"), lut.size);
    gl.uniform1f(gl.getUniformLocation(program, "strength"), strength);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Browsers keep few such contexts: it is given back at once. */
  close(): void {
    this.element.remove();
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  private load(lut: CubeLut): void {
    const { gl } = this;
    const { size, values } = lut;
    gl.activeTexture(gl.TEXTURE1);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage3D(gl.TEXTURE_3D, 0, gl.RGB16F, size, size, size, 0, gl.RGB, gl.FLOAT, values);
    this.loaded = lut;
  }
}

function bindTexture(gl: WebGL2RenderingContext, kind: number): void {
  gl.bindTexture(kind, gl.createTexture());
  gl.texParameteri(kind, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(kind, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R]) {
    gl.texParameteri(kind, side, gl.CLAMP_TO_EDGE);
  }
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}
