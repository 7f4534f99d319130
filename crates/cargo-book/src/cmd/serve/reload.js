// Reloads this page after each build, and shows the errors of one that failed.
const dialog = document.createElement("dialog");
const text = document.createElement("pre");
dialog.setAttribute("aria-label", "The book does not build");
dialog.append(text);

function connect(isAgain) {
  const socket = new WebSocket(`ws://${location.host}/__livereload`);
  // the server was started again, and has built the book since
  socket.onopen = () => isAgain && location.reload();
  socket.onmessage = ({ data }) => (data ? show(data) : location.reload());
  socket.onclose = () => setTimeout(connect, 1000, true);
}

function show(errors) {
  text.textContent = errors;
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
}

connect(false);
