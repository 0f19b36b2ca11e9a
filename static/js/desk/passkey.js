// What asks for a passkey is shown where the browser knows passkeys, which are bound to a name: an address of bare numbers has none.
// When it does not work, the page says so, at the button.
const hasName = !/^[\d.]+$|:/.test(location.hostname)
const parts = [...document.querySelectorAll("[data-passkey]")]
if (window.PublicKeyCredential && hasName) parts.forEach((part) => { part.hidden = false })
else document.querySelectorAll("[data-without-passkeys]").forEach((part) => { part.hidden = false })

document.addEventListener("allauth.error", (event) => {
  event.preventDefault() // else the library writes it where only its makers look
  document.querySelectorAll("[data-passkey-fault]").forEach((fault) => { fault.textContent = fault.dataset.passkeyFault })
})
