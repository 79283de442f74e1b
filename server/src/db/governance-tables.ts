export interface PermissionTable {
  act: string;
  role: string;
  relation: string;
  purpose: boolean;
}
