// Tests only: both languages are there from the start.

import { LANGUAGES } from "../../wire/language";
import { learn } from ".";

for (const [language] of LANGUAGES) await learn(language);
