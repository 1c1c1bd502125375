using System.CommandLine;
using Ringfence.Evidence.Subjects;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail forget</c>: a person asks to be forgotten.</summary>
internal static class ForgetCommand
{
    private const string Description =
        "A person asks to be forgotten (GDPR Art. 17). Destroys the keys of the epochs in which the ledger speaks of them, unless disclosures must still be accounted for; takes names of their records out of the evidence store; says what is kept, and why; and leaves an entry in the ledger that says what was done, and not of whom. With --dry-run nothing is done. A running gateway holds its ledger: stop it first.\n\nExample:\n  ringfence trail forget --subject mrn:UH-48213377 --record 'arn:aws:s3:::phi/patients/48213377/*' --reference DSR-2026-117 --dry-run";

    public static Command Create()
    {
        var subject = SubjectOption.Create();
        var record = new Option<string[]>("--record")
        {
            Description = "Resources that are this person's, as `trail who --record` takes them; repeat for more",
        };
        var store = new Option<string?>("--store")
        {
            Description = "The evidence store [default: evidence.db where there is one]",
        };
        var reference = new Option<string>("--reference")
        {
            Description = "The request's number, for the entry",
            DefaultValueFactory = _ => "",
        };
        var accounting = new Option<bool>("--no-accounting")
        {
            Description =
                "No duty to account for disclosures binds you: epochs younger than six years may be destroyed",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be done" };
        var data = SharedOptions.Data();
        var command = new Command("forget", Description) { subject, record, store, reference, accounting, dry, data };
        command.SetAction(
            async (result, _) =>
            {
                var path = result.GetValue(store) ?? (File.Exists(StoreOption.Default) ? StoreOption.Default : null);
                var forget = new Forgetting(
                    new DataDirectory(result.GetValue(data)!),
                    SubjectOption.Read(result.GetValue(subject)!),
                    result.GetValue(record) ?? [],
                    path,
                    result.GetValue(reference)!,
                    !result.GetValue(accounting),
                    result.GetValue(dry)
                );
                var steps = await forget.RunAsync(TimeProvider.System);
                Print(steps, result.GetValue(dry), Terminal.Of(result).Out);
                return ExitCode.Clean;
            }
        );
        return command;
    }

    private static void Print(IReadOnlyList<ErasureStep> steps, bool dry, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(dry ? "would be" : "", "what", "why");
        foreach (var step in steps)
        {
            table.AddRow(Markup.Escape(step.Action), Markup.Escape(step.What), Markup.Escape(step.Why));
        }

        console.Write(table);
    }
}
