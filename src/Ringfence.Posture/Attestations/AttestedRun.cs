namespace Ringfence.Posture.Attestations;

/// <summary>Answers, with what people have stated, the controls that no configuration answers.</summary>
public static class AttestedRun
{
    /// <summary>The run with its attestations applied: an Unknown on the estate as a whole becomes Pass while its statement holds, and Fail after.</summary>
    public static AuditRun Apply(AuditRun run, IReadOnlyList<Attestation> attestations, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(attestations);
        var newest = new Dictionary<string, Attestation>(StringComparer.Ordinal);
        foreach (var attestation in attestations)
        {
            newest[attestation.Control] = attestation;
        }

        return run with
        {
            Findings =
            [
                .. run.Findings.Select(finding =>
                    finding is { Verdict: FindingVerdict.Unknown, Resource: null, Control.Asks: not null }
                    && newest.TryGetValue(finding.Control.Id, out var attestation)
                        ? Answered(finding, attestation, today)
                        : finding
                ),
            ],
        };
    }

    private static Finding Answered(Finding finding, Attestation attestation, DateOnly today)
    {
        if (attestation.Expires < today)
        {
            return finding with
            {
                Verdict = FindingVerdict.Fail,
                Reason =
                    $"{attestation.Owner}'s statement of {attestation.Date:yyyy-MM-dd} ended on {attestation.Expires:yyyy-MM-dd}; state it again: ringfence attest {finding.Control.Id}",
            };
        }

        if (Altered(attestation) is { } altered)
        {
            return finding with { Verdict = FindingVerdict.Fail, Reason = altered };
        }

        return finding with
        {
            Verdict = FindingVerdict.Pass,
            Reason =
                $"{attestation.Owner} stated on {attestation.Date:yyyy-MM-dd}, until {attestation.Expires:yyyy-MM-dd}: {attestation.Statement}",
        };
    }

    // A document that is not here cannot speak against its digest; one that is here and differs does.
    private static string? Altered(Attestation attestation) =>
        attestation is { Document: { } document, Sha256: { } digest }
        && File.Exists(document)
        && AttestationFile.Digest(document) != digest
            ? $"{document} is not the document that {attestation.Owner} attested (its SHA-256 differs); state it again with the one that holds."
            : null;
}
