// The script of the public pages. Nothing here is needed to read or to apply.
import "./autosubmit.js";
import "./upload.js";
import "./count.js";
import "./copy.js";
import "./confirm-leave.js";
// Last: it hears of a form after everybody else.
import "./submit-once.js";
