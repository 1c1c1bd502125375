using System.CommandLine;
using System.Globalization;
using Ringfence.Controls;
using Ringfence.Posture.Attestations;

namespace Ringfence.Cli.Book;

/// <summary><c>ringfence attest CONTROL</c>: what only a person can answer, written to the register.</summary>
internal static class AttestCommand
{
    /// <summary>Where the register lies when nothing else is said.</summary>
    public const string DefaultRegister = "attestations.json";

    public static Command Create()
    {
        var id = new Argument<string>("CONTROL") { Description = "The control that is attested" };
        var statement = new Option<string>("--statement") { Description = "What is stated", Required = true };
        var owner = new Option<string>("--owner") { Description = "Who answers for it", Required = true };
        var expires = new Option<string>("--expires")
        {
            Description = "The last day on which it holds: 2027-12-31",
            Required = true,
        };
        var document = new Option<FileInfo?>("--document") { Description = "What shows it; its SHA-256 is kept" };
        var register = Register();
        var command = new Command(
            "attest",
            "States what no configuration can show; `audit --attestations` reads it. A statement past its day fails.\n\nExample:\n  ringfence attest baa-copy-is-kept --statement \"Executed BAA is in the register\" --owner \"j.abara\" --expires 2027-06-30 --document baa.pdf"
        )
        {
            id,
            statement,
            owner,
            expires,
            document,
            register,
        };
        command.SetAction(result =>
        {
            var control = Attestable(result.GetValue(id)!);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
            var until = Day(result.GetValue(expires)!, today);
            var file = result.GetValue(document);
            if (file is { Exists: false })
            {
                throw new BadInputException($"--document: there is no file '{file}'");
            }

            new AttestationFile(result.GetValue(register)!).Add(
                new Attestation
                {
                    Control = control.Id,
                    Statement = Said("--statement", result.GetValue(statement)!),
                    Owner = Said("--owner", result.GetValue(owner)!),
                    Date = today,
                    Expires = until,
                    Document = file?.ToString(),
                    Sha256 = file is null ? null : AttestationFile.Digest(file.FullName),
                }
            );
            Terminal
                .Of(result)
                .Raw.WriteLine($"{control.Id} attested until {until:yyyy-MM-dd} in {result.GetValue(register)}");
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>The option that names the register.</summary>
    public static Option<string> Register() =>
        new("--attestations")
        {
            Description = "The register of attestations",
            DefaultValueFactory = _ => DefaultRegister,
        };

    private static Control Attestable(string id)
    {
        var control = ShowCommand.Find(id);
        return control.Asks is not null
            ? control
            : throw new BadInputException(
                $"'{control.Id}' is shown by configuration; a statement cannot stand for it. Those that people answer: {string.Join(", ", Catalogue.All.Where(each => each.Asks is not null).Select(each => each.Id))}"
            );
    }

    private static DateOnly Day(string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new BadInputException($"--expires: '{text}' is no date; write 2027-12-31");
        }

        return day < today
            ? throw new BadInputException($"--expires: {day:yyyy-MM-dd} is past; give a day from {today:yyyy-MM-dd} on")
            : day;
    }

    private static string Said(string option, string text) =>
        string.IsNullOrWhiteSpace(text) ? throw new BadInputException($"{option}: it is empty; say it in words") : text;
}
