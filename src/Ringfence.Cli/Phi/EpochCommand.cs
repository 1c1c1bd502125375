using System.CommandLine;
using Ringfence.Gateway.Phi;

namespace Ringfence.Cli.Phi;

/// <summary><c>ringfence phi epoch</c>: the keys under which the record knows whom a prompt was about.</summary>
internal static class EpochCommand
{
    public static Command Create() =>
        new("epoch", "The keys of subject digests: whom a prompt was about, without saying so to who has no key.")
        {
            List(),
            New(),
            Destroy(),
        };

    public static SubjectEpochs Open(string data)
    {
        var directory = new DataDirectory(data);
        return Directory.Exists(directory.Root)
            ? SubjectEpochs.Open(directory.SubjectEpochs, TimeProvider.System)
            : throw new BadInputException(
                $"--data: '{data}' is no directory; give the one that `ringfence up` keeps its state in"
            );
    }

    private static Command List()
    {
        var data = SharedOptions.Data();
        var command = new Command(
            "list",
            "The epochs whose keys are there, oldest first.\n\nExample:\n  ringfence phi epoch list"
        )
        {
            data,
        };
        command.SetAction(result =>
        {
            foreach (var epoch in Open(result.GetValue(data)!).List())
            {
                Terminal.Of(result).Raw.WriteLine(epoch.IsCurrent ? $"{epoch.Name}  current" : epoch.Name);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static Command New()
    {
        var data = SharedOptions.Data();
        var command = new Command(
            "new",
            "Begins an epoch: digests are made with its key from now on. A running gateway takes it up by itself.\n\nExample:\n  ringfence phi epoch new"
        )
        {
            data,
        };
        command.SetAction(result =>
        {
            Terminal.Of(result).Raw.WriteLine(Open(result.GetValue(data)!).New().Name);
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command Destroy()
    {
        var name = new Argument<string>("EPOCH") { Description = "Its name, as `phi epoch list` gives it" };
        var data = SharedOptions.Data();
        var command = new Command(
            "destroy",
            "Destroys an epoch's key, for ever: nobody can then tell whom the digests of that time mean. The ledger records that it was done, and by whom. Copies in backups are yours to destroy.\n\nExample:\n  ringfence phi epoch destroy 20261128T092100000"
        )
        {
            name,
            data,
        };
        command.SetAction(result =>
        {
            var epoch = result.GetValue(name)!;
            if (!Open(result.GetValue(data)!).Destroy(epoch))
            {
                throw new BadInputException(
                    $"'{epoch}' is no epoch whose key is there; `ringfence phi epoch list` names them"
                );
            }

            Terminal.Of(result).Raw.WriteLine($"{epoch} destroyed");
            return ExitCode.Clean;
        });
        return command;
    }
}
