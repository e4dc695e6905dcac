// A passkey: the browser makes or shows one, and the form of the button carries it to the server.
// data-passkey="make" or "show"; what the server asks stands in #passkey-asks, or is fetched from data-asks.
import { fresh } from "./seen.js";

export function attach(root) {
  for (const button of fresh(root, "[data-passkey]")) {
    button.addEventListener("click", () => answer(button));
  }
}

async function answer(button) {
  const { form } = button;
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    const asked = await asks(button.dataset.asks);
    form.elements.credential.value = JSON.stringify(await (button.dataset.passkey === "make" ? make : show)(asked));
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

async function asks(address) {
  if (!address) return JSON.parse(document.getElementById("passkey-asks").textContent);
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  return response.json();
}

// One that stays on the device and asks for a finger, a face or a PIN: with it alone somebody signs in.
function make(asked) {
  const wishes = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  Object.assign(asked.creation_options.publicKey.authenticatorSelection, wishes);
  return window.webauthnJSON.create(asked.creation_options);
}

function show(asked) {
  return window.webauthnJSON.get(asked.request_options);
}
