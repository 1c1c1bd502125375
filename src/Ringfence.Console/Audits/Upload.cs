using Ringfence.Console.Uploads;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Console.Audits;

/// <summary>Files that somebody sent to be audited: templates as they are, and zip files of CDK assemblies or of several templates.</summary>
internal sealed class Upload(ConsoleOptions options)
{
    /// <summary>Audits them together; what of zip files lies on disk for it is gone when this returns.</summary>
    /// <param name="files">Names, which lead nowhere, and contents.</param>
    /// <exception cref="ArchiveRefusedException">A zip file is not opened.</exception>
    public (AuditRun Run, IReadOnlyList<InputFile> Texts) Audit(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var folder = new UploadFolder(options);
        var texts = new List<InputFile>();
        var inputs = new List<InputFile>();
        foreach (var (name, content) in files)
        {
            if (!Archive.Is(content))
            {
                texts.Add(new InputFile(name, Named: true) { Content = content });
                continue;
            }
            var into = Path.Combine(
                folder.Path,
                Path.GetFileNameWithoutExtension(name) is { Length: > 0 } stem ? stem : "upload"
            );
            while (Directory.Exists(into))
            {
                into += "-";
            }
            Archive.Unpack(content, into);
            inputs.AddRange(InputFiles.Find([into], _ => { }));
        }
        if (inputs.Count == 0 && texts.Count == 0)
        {
            throw new ArchiveRefusedException(
                "empty",
                "It holds no file that can be audited: .json, .yaml, .yml or .template."
            );
        }
        inputs.AddRange(texts);
        return (Relative(Auditor.Run(inputs), folder.Path + Path.DirectorySeparatorChar), texts);
    }

    // Where they lay is nobody's business, and gone.
    private static AuditRun Relative(AuditRun run, string root)
    {
        return run with
        {
            Files =
            [
                .. run.Files.Select(file =>
                    file with
                    {
                        File = Without(file.File),
                        Error = file.Error is { } error ? Without(error) : null,
                    }
                ),
            ],
            Findings =
            [
                .. run.Findings.Select(finding =>
                    finding with
                    {
                        Reason = Without(finding.Reason),
                        Place = finding.Place is { } place ? place with { File = Without(place.File) } : null,
                    }
                ),
            ],
        };

        string Without(string text) => text.Replace(root, "", StringComparison.Ordinal);
    }
}
