using System.CommandLine;
using Ringfence.Cli.Ledger;
using Ringfence.Evidence.Gateway;
using Ringfence.Gateway.Phi;
using Ringfence.Ledger;
using Spectre.Console;

namespace Ringfence.Cli.Phi;

/// <summary><c>ringfence phi subject</c>: who asked about this person?</summary>
internal static class SubjectCommand
{
    public static Command Create()
    {
        var mrn = new Option<string?>("--mrn") { Description = "By medical record number" };
        var member = new Option<string?>("--member") { Description = "By health plan member number" };
        var ssn = new Option<string?>("--ssn") { Description = "By social security number" };
        var name = new Option<string?>("--name") { Description = "By name, together with --born" };
        var born = new Option<string?>("--born") { Description = "Date of birth, e.g. 1958-03-14" };
        var data = SharedOptions.Data();
        var command = new Command(
            "subject",
            "Who asked about this person? The record holds no name and no number, only digests under the keys of `phi epoch`; with the keys the question can be answered, without them nobody can ask it.\n\nExample:\n  ringfence phi subject --mrn UH-48213377"
        )
        {
            mrn,
            member,
            ssn,
            name,
            born,
            data,
        };
        command.SetAction(result =>
        {
            var subjects = new[]
            {
                result.GetValue(mrn) is { } byMrn ? Subject.ByMrn(byMrn) : null,
                result.GetValue(member) is { } byMember ? Subject.ByMember(byMember) : null,
                result.GetValue(ssn) is { } bySsn ? Subject.BySsn(bySsn) : null,
                (result.GetValue(name), result.GetValue(born)) is ({ } called, { } date)
                    ? Subject.ByNameAndBirth(called, date)
                    : null,
            }
                .OfType<string>()
                .ToList();
            if (subjects.Count == 0)
            {
                throw new BadInputException(
                    "nobody is named: give --mrn or --member with four characters or more, --ssn with nine digits, or --name (two words) with --born (1958-03-14)"
                );
            }

            var directory = new DataDirectory(result.GetValue(data)!);
            var epochs = EpochCommand.Open(directory.Root);
            var digests = subjects.SelectMany(epochs.DigestsOf).ToHashSet(StringComparer.Ordinal);
            var calls = LedgerCalls
                .Read(LedgerReader.Open(LedgerCommand.Existing(new DirectoryInfo(directory.Ledger))))
                .Where(call => call.Call.Subjects.Any(digests.Contains))
                .ToList();
            var terminal = Terminal.Of(result);
            terminal.Out.MarkupLineInterpolated(
                $"[bold]{calls.Count}[/] calls, in {epochs.List().Count} epochs whose keys are there"
            );
            InspectCommand.Print(calls, terminal.Out);
            return ExitCode.Clean;
        });
        return command;
    }
}
