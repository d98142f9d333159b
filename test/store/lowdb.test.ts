import { storeContract } from './contract.ts';
import { newFolder, open, removeFolder } from './rig.ts';

storeContract('the store in a folder', () => {
  const folder = newFolder();
  return { open: () => open(folder), clean: async () => removeFolder(folder) };
});
