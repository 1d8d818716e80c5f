// Passkeys: what a passkey gives is put into the fields of a form, which is sent to the desk. A form
// shows itself only where the browser knows passkeys and the desk goes by a name, not a number.
(() => {
  const forms = document.querySelectorAll("form[data-passkey]");
  if (!window.PublicKeyCredential || /^[\d[]/.test(location.hostname)) return;
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (h) => parseInt(h, 16));
  const hex = (b) => Array.from(new Uint8Array(b), (n) => n.toString(16).padStart(2, "0")).join("");
  const base64 = (b) => btoa(String.fromCharCode(...b)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const challenge = () => crypto.getRandomValues(new Uint8Array(32));
  const prf = (c) => c.getClientExtensionResults().prf?.results?.first;
  // known are words "credential:salt".
  const ask = async (known) => {
    const all = known.map((k) => k.split(":").map(bytes));
    return navigator.credentials.get({ publicKey: {
      challenge: challenge(), timeout: 60000, userVerification: "required",
      allowCredentials: all.map(([id]) => ({ type: "public-key", id })),
      extensions: { prf: { evalByCredential: Object.fromEntries(
        all.map(([id, salt]) => [base64(id), { first: salt }])) } },
    } });
  };
  const make = async (form, known) => {
    const salt = form.elements.salt.value;
    const made = await navigator.credentials.create({ publicKey: {
      challenge: challenge(), timeout: 60000, rp: { name: form.dataset.book },
      user: { id: challenge(), name: form.dataset.book, displayName: form.dataset.book },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
      excludeCredentials: known.map((k) => ({ type: "public-key", id: bytes(k.split(":")[0]) })),
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      extensions: { prf: { eval: { first: bytes(salt) } } },
    } });
    return prf(made) ? made : ask([`${hex(made.rawId)}:${salt}`]);
  };
  for (const form of forms) {
    form.hidden = false;
    const button = form.querySelector("button"), said = form.querySelector("[role=alert]");
    button.addEventListener("click", async () => {
      const known = form.dataset.passkey.split(" ").filter(Boolean);
      said.textContent = "";
      button.setAttribute("aria-busy", "true");
      try {
        const c = form.elements.salt ? await make(form, known) : await ask(known);
        if (!prf(c)) throw new Error("no PRF");
        form.elements.credential.value = hex(c.rawId);
        form.elements.prf.value = hex(prf(c));
        const shared = document.getElementById("f-shared");
        if (shared && form.elements.shared) form.elements.shared.value = shared.checked ? "yes" : "";
        form.submit();
      } catch (e) {
        said.textContent = e.name === "NotAllowedError" ? form.dataset.stopped : form.dataset.cannot;
      }
      button.removeAttribute("aria-busy");
    });
  }
})();
