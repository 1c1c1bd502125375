using System.CommandLine;
using Ringfence.Console.SignIn;

namespace Ringfence.Cli.WebConsole;

/// <summary><c>ringfence console</c>: a new one-time link to the console of a running <c>up</c>.</summary>
internal static class ConsoleCommand
{
    public static Command Create()
    {
        var user = new Option<string>("--user")
        {
            Description = "The name that the console and the ledger know its holder by",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var role = new Option<Role>("--role")
        {
            Description = "viewer (own teams alone), auditor, approver or administrator",
            DefaultValueFactory = _ => Role.Administrator,
        };
        var team = new Option<string[]>("--team")
        {
            Description = "A team of theirs; may be given several times",
            DefaultValueFactory = _ => [],
        };
        var data = SharedOptions.Data();
        var command = new Command(
            "console",
            "Prints a one-time link to the console of the `up` that runs on this data. It is good for fifteen minutes.\n\nExample:\n  ringfence console --role viewer --team oncology"
        )
        {
            user,
            role,
            team,
            data,
        };
        command.SetAction(result =>
        {
            var directory = new DataDirectory(result.GetValue(data)!);
            if (!File.Exists(directory.ConsoleAddress))
            {
                throw new BadInputException(
                    $"no console runs on '{directory.Root}'; start it with `ringfence up`, or name its --data"
                );
            }

            var person = new Person(
                "",
                result.GetValue(user)!,
                result.GetValue(user)!,
                result.GetValue(team)!,
                result.GetValue(role)
            );
            var link = new OneTimeLinks(directory.ConsoleKey, TimeProvider.System).Make(person);
            Terminal.Of(result).Raw.WriteLine(File.ReadAllText(directory.ConsoleAddress).Trim() + link);
            return ExitCode.Clean;
        });
        return command;
    }
}
