// Every behaviour is a module of its own that exports attach(root); it runs on the page and on every swap.
import * as clock from "./behaviours/clock.js";
import * as counter from "./behaviours/counter.js";
import * as dialog from "./behaviours/dialog.js";
import * as draft from "./behaviours/draft.js";
import * as errors from "./behaviours/errors.js";
import * as guard from "./behaviours/guard.js";
import * as live from "./behaviours/live.js";
import * as menu from "./behaviours/menu.js";
import * as once from "./behaviours/once.js";
import * as passkey from "./behaviours/passkey.js";
import * as proposals from "./behaviours/proposals.js";
import * as read from "./behaviours/read.js";
import * as saves from "./behaviours/saves.js";
import * as table from "./behaviours/table.js";
import * as theme from "./behaviours/theme.js";
import * as unfold from "./behaviours/unfold.js";
import * as weigh from "./behaviours/weigh.js";

const behaviours = [clock, counter, dialog, draft, errors, guard, live, menu, once, passkey, proposals, read, saves, table, theme, unfold, weigh];

function attach(root) {
  for (const behaviour of behaviours) behaviour.attach(root);
}

attach(document);
document.addEventListener("htmx:after:swap", () => attach(document));
