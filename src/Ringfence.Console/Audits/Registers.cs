using Ringfence.Evidence.Packs;
using Ringfence.Posture.Attestations;
using Ringfence.Posture.Reports;
using Ringfence.Posture.Waivers;

namespace Ringfence.Console.Audits;

/// <summary>Files beside the gateway in which people have accepted risks and stated what no template shows.</summary>
internal sealed class Registers(ConsoleOptions options, TimeProvider time)
{
    /// <summary>The day that expiries are measured against.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Accepted risks, the soonest to end first; what is wrong with the file.</summary>
    public (IReadOnlyList<Waiver> Waivers, IReadOnlyList<string> Problems) Waivers()
    {
        if (!File.Exists(options.Waivers))
        {
            return ([], []);
        }

        var waivers = WaiverFile.Read(options.Waivers, out var problems);
        return ([.. waivers.OrderBy(waiver => waiver.Expires)], problems);
    }

    /// <summary>What people have stated, the newest of each control, the soonest to end first.</summary>
    /// <exception cref="InvalidDataException">The file is no register.</exception>
    public IReadOnlyList<Attestation> Attestations() =>
        options.Attestations.Length == 0
            ? []
            :
            [
                .. new AttestationFile(options.Attestations)
                    .Read()
                    .GroupBy(one => one.Control, StringComparer.Ordinal)
                    .Select(all => all.Last())
                    .OrderBy(one => one.Expires),
            ];

    /// <summary>The same as packs take it.</summary>
    public IReadOnlyList<PersonStatement> Statements() =>
        [
            .. Attestations()
                .Select(one => new PersonStatement(
                    one.Control,
                    one.Statement,
                    one.Owner,
                    one.Date,
                    one.Expires,
                    one.Document,
                    one.Sha256
                )),
        ];

    /// <summary>An audit that was run here, as packs take results.</summary>
    public PostureFile AsPosture(KeptAudit audit)
    {
        var path = Path.Combine(options.Directory, $"audit-{audit.Id}.json");
        try
        {
            using (var file = File.Create(path))
            {
                JsonReport.Write(audit.Run, new ReportTime(audit.When), all: true, file);
            }

            return PostureFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
