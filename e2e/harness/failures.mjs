// The last lines of a run: what failed, and how, in a few lines each. Who reads only the end of a long log finds it here.

const LINES = 8;
const COLOURS = /\u001b\[[0-9;]*m/g;

export default class Failures {
  onBegin(config, suite) {
    this.suite = suite;
  }

  onEnd() {
    for (const test of this.suite?.allTests() ?? []) {
      if (test.ok()) continue;
      console.log(`\nFAILED ${test.parent.project()?.name}: ${test.title}`);
      const errors = test.results.flatMap((result) => result.errors).map((error) => error.message ?? String(error.value));
      for (const error of errors.slice(0, 3)) console.log(brief(error));
    }
  }

  printsToStdio() {
    return true;
  }
}

/** Lines that say something, without colours. */
function brief(error) {
  const said = error.replace(COLOURS, "").split("\n").filter((line) => line.trim());
  return said.slice(0, LINES).map((line) => `  ${line.slice(0, 300)}`).join("\n");
}
