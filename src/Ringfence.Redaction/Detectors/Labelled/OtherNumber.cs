namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(R) Any other number given to one person: employee, student, study subject, case, badge, tracking.</summary>
internal sealed class OtherNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.Id;

    public override string Why => "label of a unique number";

    public override string Labels =>
        """
            userid, employee!, staff!, student!, school!, badge?, case!, docket, tracking!, id?,
            identifier?, reference!, ref!, ticket!, subject!, participant?, donor!, barcode?, uuid, guid,
            rx!, incident!, enrollment!, enrolment!, referral!, patient code, study!, trial!, research!,
            registry!, unique!, prescription!, report!, personal!, provider!, physician!, doctor!, nurse!,
            client!, customer!, resident!, inmate!, military!, service!, veteran!, lab!, application!,
            family!, household!, twin!, mother!, baby!, newborn!, portal!, tissue!, transplant!, unos!,
            screening!, randomization!, social worker!, user!, requisition!, unique code, case reference,
            file reference, study subject, trial enrollment
            """;
}
