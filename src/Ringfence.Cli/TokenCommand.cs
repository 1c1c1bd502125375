using System.CommandLine;
using Ringfence.Gateway.Callers;

namespace Ringfence.Cli;

/// <summary><c>ringfence token</c>: a token of the development issuer, alone on standard output.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var user = new Option<string>("--user")
        {
            Description = "Who the token is for, e.g. a.okafor",
            Required = true,
        };
        var team = new Option<string>("--team")
        {
            Description = "The team that policy and budgets are kept for",
            Required = true,
        };
        var role = new Option<string[]>("--role")
        {
            Description = "A role; may be given several times",
            DefaultValueFactory = _ => [],
        };
        var application = new Option<string>("--application")
        {
            Description = "The client application",
            DefaultValueFactory = _ => "ringfence-token",
        };
        var ttl = new Option<TimeSpan>("--ttl")
        {
            Description = "How long it is good for: 90s, 30m, 8h, 7d [default: 8h]",
            CustomParser = Duration.Parse,
            DefaultValueFactory = _ => TimeSpan.FromHours(8),
        };
        var data = SharedOptions.Data();
        var command = new Command(
            "token",
            "Prints a token of the development issuer of this machine, alone. Only `up` on loopback accepts it.\n\nExample:\n  export RINGFENCE_TOKEN=$(ringfence token --user a.okafor --team oncology --role clinician)"
        )
        {
            user,
            team,
            role,
            application,
            ttl,
            data,
        };
        command.SetAction(result =>
        {
            var directory = new DataDirectory(result.GetValue(data)!).Create();
            using var issuer = DevelopmentIssuer.Open(directory.DevelopmentIssuer, TimeProvider.System);
            var token = issuer.Issue(
                result.GetValue(user)!,
                result.GetValue(team)!,
                result.GetValue(role)!,
                result.GetValue(application)!,
                result.GetValue(ttl)
            );
            Terminal.Of(result).Raw.WriteLine(token);
            return ExitCode.Clean;
        });
        return command;
    }
}
