// The script of the recruiter's application. Each import enhances pages that work without it.
import "./htmx.js";
import "./menu.js";
import "./dialog.js";
import "./toast.js";
import "./copy.js";
import "./own-zone.js";
import "./peek.js";
import "./count.js";
import "./confirm-leave.js";
import "./autosubmit.js";
import "./upload.js";
import "./selection.js";
import "./board.js";
import "./board-keys.js";
import "./sortable.js";
import "./keyboard.js";
import "./palette.js";
import "./mention.js";
import "./preview.js";
import "./keep-place.js";
import "./live.js";
import "./session.js";
// Last: it hears of a form after everybody else.
import "./submit-once.js";
