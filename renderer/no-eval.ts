import {z} from 'zod';

// No code is made from text here: the content security policy forbids it, and zod would try for every schema it makes.
// So this module is the first one that the page reads.
z.config({jitless: true});
