namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(H) Medical record numbers have no form of their own: every hospital has another. The label decides.</summary>
internal sealed class MedicalRecordNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.Mrn;

    public override string Why => "label of a medical record number";

    public override string Labels =>
        """
            mrn, mrns, mr #, mr no, mr number, m r n, medical record, medical records, med rec, med record,
            record locator, chart?, health record, record?, pid?, empi, emr!, ehr!, upi, mpi, uhid, unit!,
            hospital!, file!, epic!, patient!, pt!, patient mrn, clinic!, patient record, patient chart,
            enterprise patient, medical file, med record no, medical number, chart id
            """;
}
