// data-dialog="id" on a link opens that dialog instead of the page the link leads to.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target.matches("dialog.dialog")) {
    event.target.close();
  }
});
