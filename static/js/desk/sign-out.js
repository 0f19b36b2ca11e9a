// Whoever signs out leaves no words behind in this browser.
import { clearAll, clearOld } from "./unsent.js"

clearOld()
document.getElementById("logout-form")?.addEventListener("submit", clearAll)
