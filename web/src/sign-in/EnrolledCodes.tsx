import { QRCode } from "antd";
import { useTranslation } from "react-i18next";

export interface Enrolment {
  /** otpauth: address that authenticators read. */
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/** The secret as a drawing and as text, and the backup codes, shown this once. */
export function EnrolledCodes({ enrolment: { uri, backupCodes } }: { enrolment: Enrolment }) {
  const { t } = useTranslation();
  return (
    <div className="enrolment">
      <figure>
        <div className="enrolment-drawing" role="img" aria-label={t("me.drawing")}>
          <span aria-hidden="true"><QRCode type="svg" value={uri} size={192} bordered={false} color="#000000" bgColor="#ffffff" /></span>
        </div>
        <figcaption>{t("me.secret")} <code>{new URL(uri).searchParams.get("secret")}</code></figcaption>
      </figure>
      <div>
        <p>{t("me.backupCodes")}</p>
        <ul className="backup-codes">{backupCodes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      </div>
    </div>
  );
}
