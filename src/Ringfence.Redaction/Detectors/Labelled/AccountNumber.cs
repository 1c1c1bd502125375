namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(J) Accounts, encounters, claims, orders, specimens; cards and banks by their label.</summary>
internal sealed class AccountNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.Account;

    public override string Why => "label of an account number";

    public override string Labels =>
        """
            account?, acct?, fin?, csn, har?, iban, routing?, aba?, swift?, invoice?, claim?, accession,
            card!, credit card, debit card, bank account, checking account, savings account, guarantor?,
            visit?, pathology?, surgical pathology?, cytology?, encounter?, specimen!, sample!, order!, confirmation?, receipt!, transaction!, billing!,
            bill!, admission!, payment!, statement!, authorization!, prior auth?, auth!, hospital account,
            patient account, billing account, purchase order?
            """;

    public override bool Spaced => true;
}
