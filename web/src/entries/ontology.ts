// The documentation of the ontology: finding a term by words and by module.
import "../style/ontology.css";
import { sift } from "../sift/sift";

if (document.querySelector("#sift")) sift(".terms", ".term");
