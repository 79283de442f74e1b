export default function SearchPalette({ onClose }: { onClose: () => void }) {
  onClose();
  return null;
}
