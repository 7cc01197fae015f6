/** The language of the page: the server keeps the choice in a cookie, and the page is made anew in it. */
import { post } from './wire';

export async function choose(language: string): Promise<void> {
  await post(`/api/language?to=${encodeURIComponent(language)}`, {});
  location.reload();
}
