/** As `faults.test.ts`, at the further services: a processor can be busy with each of the two files. */
import { everyCase } from "./everyCase";
import { subjects } from "./subjects";

everyCase(subjects.slice(1));
