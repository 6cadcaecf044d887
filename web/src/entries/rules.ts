// The catalogue of rules: finding by words and by subject.
import "../style/rules.css";
import { sift } from "../sift/sift";

sift(".rules", ".rule");
