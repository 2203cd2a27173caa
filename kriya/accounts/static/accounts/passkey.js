// allauth says only on the console why a passkey did not work; here the reader hears it beside the button.
document.addEventListener("allauth.error", (event) => {
  const said = document.querySelector("[data-passkey-error]");
  if (!said) return;
  event.preventDefault();
  const stopped = event.detail.exception?.name === "NotAllowedError";
  said.textContent = stopped ? said.dataset.stopped : said.dataset.failed;
  said.hidden = false;
});
if (!window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("#passkey_login, #mfa_webauthn_add, #mfa_webauthn_authenticate, #mfa_webauthn_reauthenticate")) button.hidden = true;
}
