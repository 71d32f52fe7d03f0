// main.tsx - starts the page
import "./page.css";
import { render } from "preact";

const root = document.getElementById("page");
if (root) render(<p>habeas</p>, root);
