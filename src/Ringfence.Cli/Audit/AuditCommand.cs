using System.CommandLine;
using Ringfence.Cli.Book;
using Ringfence.Cli.Live;
using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Readers;
using Spectre.Console;

namespace Ringfence.Cli.Audit;

/// <summary>
/// <c>ringfence audit PATH…</c>: what falls short, where, why, and what mends it. Exit code 1 when something fails
/// (with <c>--strict</c> also when something cannot be told), 2 when a file could not be read.
/// </summary>
internal static class AuditCommand
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description =
            "Templates (CloudFormation in JSON or YAML), a CDK assembly (cdk.out), Terraform plans (terraform show -json), Claude Code's managed-settings.json; files, directories, globs, or - for standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<AuditFormat> Format = new("--format")
    {
        Description = "table for people; the others for programs",
        DefaultValueFactory = _ => AuditFormat.Table,
    };

    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Write the report to this file" };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "What passes and what does not apply too (json, ocsf, csv, table)",
    };

    private static readonly Option<Changes> Changing = new("--changes")
    {
        Description =
            "How the table prints what mends a finding, the template's part and the AWS CLI command: once (each change once under its control), each (under every finding), none",
        DefaultValueFactory = _ => Changes.Once,
    };

    private static readonly Option<string?> Framework = new("--framework")
    {
        Description = "Only controls that serve it: hipaa, soc2, nist-800-53, gdpr, sox, iso-27001, iso-42001",
    };

    private static readonly Option<Severity> Least = new("--severity")
    {
        Description = "Only controls of at least this severity: low, medium, high, critical",
    };

    private static readonly Option<string[]> Only = new("--control")
    {
        Description = "Only these controls, by id",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<FailOn> Failing = new("--fail-on")
    {
        Description = "The least severity whose Fail makes the exit code 1: low, medium, high, critical, none",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "What cannot be told makes the exit code 1 too",
    };

    private static readonly Option<string[]> Parameters = new("--parameters")
    {
        Description = "A file of parameter values (AWS CLI, CodePipeline or a plain map), or Name=value",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Complete = new("--complete")
    {
        Description = "What is given is all there is: what is not found in it is missing",
    };

    private static readonly Option<FileInfo?> Policy = new("--policy")
    {
        Description = "A file with what you have decided: approvedRegions, approvedModels, retentionDays",
    };

    private static readonly Option<FileInfo?> Waivers = new("--waivers")
    {
        Description = "A file of accepted risks, each with reason, owner and expiry",
    };

    private static readonly Option<FileInfo?> Baseline = new("--baseline")
    {
        Description = "An earlier audit (--format json): show only what is new",
    };

    private static readonly Option<string> Attestations = AttestCommand.Register();

    private static readonly Option<DirectoryInfo?> Mend = new("--fix")
    {
        Description =
            "Write corrected copies of the templates under this directory, say what was mended and what was left, and report on the copies",
    };

    private static readonly Option<bool> Account = new("--account")
    {
        Description = "A running AWS account, read now (`ringfence collect --policy` has what it needs)",
    };

    private static readonly Option<DirectoryInfo?> OfSnapshot = new("--snapshot")
    {
        Description = "A running account as `ringfence collect` wrote it",
    };

    private static readonly AccountOptions Whose = new();

    public static Command Create()
    {
        var command = new Command(
            "audit",
            "Judges templates by the catalogue of controls: what falls short, why, by which paragraph, and what mends it.\n\nExample:\n  ringfence audit template.yaml\n  ringfence audit cdk.out --format sarif --out audit.sarif --fail-on high\n  ringfence audit template.yaml --fix fixed\n  ringfence audit --account --profile audit --region us-east-1"
        )
        {
            Paths,
            Format,
            Out,
            All,
            Changing,
            Framework,
            Least,
            Only,
            Failing,
            Strict,
            Parameters,
            Complete,
            Policy,
            Waivers,
            Baseline,
            Attestations,
            Mend,
            Account,
            OfSnapshot,
        };
        Whose.AddTo(command);
        command.Validators.Add(result =>
        {
            var live = result.GetValue(Account) || result.GetValue(OfSnapshot) is not null;
            if (result.GetValue(Paths) is not { Length: > 0 } && !live)
            {
                result.AddError("Say what to audit: PATH…, --account, or --snapshot DIR.");
            }
            else if (result.GetValue(Out) is { } file && file.Directory?.Exists != true)
            {
                result.AddError($"--out {file}: there is no folder {file.DirectoryName}; make it, or give another.");
            }
            else if (live && result.GetValue(Mend) is not null)
            {
                result.AddError("--fix mends templates; a running account is mended in the template that made it.");
            }
        });
        command.SetAction((result, cancel) => RunAsync(result, Terminal.Of(result), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancel)
    {
        var live = await LiveFiles.OfAsync(
            result.GetValue(Account) ? Whose : null,
            result.GetValue(OfSnapshot),
            result,
            terminal,
            cancel
        );
        var options = new AuditOptions
        {
            Controls = Selection.Of(result.GetValue(Framework), result.GetValue(Least), result.GetValue(Only) ?? []),
            Expectations = Decided.Read(result.GetValue(Policy), result.GetValue(Complete) || live.Files.Count > 0),
            Parameters = Decided.Parameters(result.GetValue(Parameters) ?? []),
            Progress = AuditProgress.On(terminal),
        };
        var missing = false;
        IReadOnlyList<InputFile> files =
        [
            .. live.Files,
            .. Given(
                result.GetValue(Paths) ?? [],
                path =>
                {
                    missing = true;
                    terminal.Complain(
                        $"{path} is no file and no directory, and no glob that matches one or holds anything to audit"
                    );
                }
            ),
        ];
        var run = Adjusted(Auditor.Run(files, options), result);
        if (result.GetValue(Mend) is { } directory)
        {
            var mended = FixedCopies.Write(files, run, options, directory);
            run = Adjusted(mended, result) with { Fixes = mended.Fixes };
        }

        foreach (var file in run.Files)
        {
            if (file.Error is { } error)
            {
                terminal.Complain($"{file.File}: {error}");
            }
        }

        Report(run, result, terminal);
        return missing || run.Files.Any(file => file.Error is not null) ? ExitCode.BadInput
            : live.IsCut ? ExitCode.CouldNotFinish
            : Fails(run, result) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static IReadOnlyList<InputFile> Given(string[] paths, Action<string> missing)
    {
        var files = new List<InputFile>();
        if (paths.Contains("-"))
        {
            using var input = Phi.StandardInput.OpenBytes();
            files.Add(new InputFile("-", Named: true) { Content = InputFile.ReadUpToLimit(input) });
        }

        files.AddRange(InputFiles.Find(paths.Where(path => path != "-"), missing));
        return files;
    }

    private static AuditRun Adjusted(AuditRun run, ParseResult result)
    {
        run = Decided.Attested(run, result.GetValue(Attestations)!);
        if (result.GetValue(Waivers) is { } waivers)
        {
            run = Decided.Waived(run, waivers);
        }

        return result.GetValue(Baseline) is { } baseline ? Decided.New(run, baseline) : run;
    }

    private static bool Fails(AuditRun run, ParseResult result)
    {
        var least = result.GetValue(Failing);
        return run.Findings.Any(finding =>
            (finding.Verdict == FindingVerdict.Fail && (int)finding.Severity >= (int)least)
            || (finding.Verdict == FindingVerdict.Unknown && result.GetValue(Strict))
        );
    }

    private static void Report(AuditRun run, ParseResult result, Terminal terminal)
    {
        var (format, all, changes) = (result.GetValue(Format), result.GetValue(All), result.GetValue(Changing));
        if (result.GetValue(Out) is { } file)
        {
            using var stream = file.Create();
            AuditReport.Write(run, format, all, changes, stream);
            terminal.Error.MarkupLineInterpolated($"{AuditReport.Summary(run)} Written to {file}.");
        }
        else if (format == AuditFormat.Table)
        {
            AuditTable.Write(run, all, changes, terminal.Out);
        }
        else
        {
            using var stream = terminal.OpenRaw();
            AuditReport.Write(run, format, all, changes, stream);
        }

        if (run.Fixes is { } fixes)
        {
            // Standard output is the report's own where a program reads it.
            var toPeople = format == AuditFormat.Table && result.GetValue(Out) is null;
            FixSummary.Write(fixes, $"{result.GetValue(Mend)}", toPeople ? terminal.Out : terminal.Error);
        }
    }
}
