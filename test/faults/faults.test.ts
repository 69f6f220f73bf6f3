/** Any step may fail in any way: nothing is lost, nothing leaks, no sentence is untrue, nothing is done twice. */
import { everyCase } from "./everyCase";
import { subjects } from "./subjects";

everyCase(subjects.slice(0, 1));
