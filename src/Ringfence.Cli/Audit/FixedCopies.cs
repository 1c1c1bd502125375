using Ringfence.Posture;
using Ringfence.Posture.Fixes;
using Ringfence.Posture.Readers;

namespace Ringfence.Cli.Audit;

/// <summary><c>--fix DIR</c>: mends what was found, writes the corrected copies, and audits them in place of the files.</summary>
internal static class FixedCopies
{
    /// <summary>The audit of the mended files, with what was mended and what was left.</summary>
    /// <exception cref="BadInputException">A copy would overwrite its original, or cannot be written.</exception>
    public static AuditRun Write(
        IReadOnlyList<InputFile> files,
        AuditRun run,
        AuditOptions options,
        DirectoryInfo directory
    )
    {
        var fixes = Fixer.Run(files, run, options);
        var content = fixes.Files.ToDictionary(file => file.File, file => file.Content, StringComparer.Ordinal);
        foreach (var file in fixes.Files)
        {
            var target = Path.GetFullPath(Path.Combine(directory.FullName, Relative(file.File, files)));
            if (target == Path.GetFullPath(file.File))
            {
                throw new BadInputException(
                    $"--fix {directory}: {file.File} would be overwritten; give another directory"
                );
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content[file.File].Span);
        }

        IReadOnlyList<InputFile> mended =
        [
            .. files.Select(file =>
                content.TryGetValue(file.Name, out var bytes) ? file with { Content = bytes } : file
            ),
        ];
        var again = Auditor.Run(mended, options with { Progress = null });
        return again with { Fixes = fixes };
    }

    // As it was given; what lies outside of the working directory stands under the directory that all such files share.
    private static string Relative(string name, IReadOnlyList<InputFile> files)
    {
        if (name == "-")
        {
            return "standard-input";
        }

        var here = Directory.GetCurrentDirectory();
        var relative = Path.GetRelativePath(here, name);
        if (Inside(relative))
        {
            return relative;
        }

        var shared = Path.GetDirectoryName(Path.GetFullPath(name))!;
        foreach (var file in files)
        {
            while (
                file.Name != "-"
                && !Inside(Path.GetRelativePath(here, file.Name))
                && !Inside(Path.GetRelativePath(shared, file.Name))
            )
            {
                shared = Path.GetDirectoryName(shared)!;
            }
        }

        return Path.GetRelativePath(shared, name);
    }

    private static bool Inside(string relative) => relative.Split('/')[0] != ".." && !Path.IsPathRooted(relative);
}
