using System.Globalization;
using Microsoft.Extensions.Configuration;
using Ringfence.Console.Policy;

namespace Ringfence.Cli.WebConsole;

/// <summary>The sections <c>Models</c>, <c>Quotas</c> and <c>Phi</c> as they are in force, for reading.</summary>
internal static class PolicyReading
{
    public static GatewayPolicy Of(IConfiguration models, IConfiguration quotas, IConfiguration phi) =>
        new(
            List(models.GetSection("Regions")),
            string.Equals(models["AllowGlobal"], "true", StringComparison.OrdinalIgnoreCase),
            [.. models.GetSection("Aliases").GetChildren().Select(alias => (alias.Key, alias.Value ?? ""))],
            [.. models.GetSection("Teams").GetChildren().Select(Rule)],
            [.. models.GetSection("Roles").GetChildren().Select(Rule)],
            Quota(quotas.GetSection("EachUser")),
            Quota(quotas.GetSection("EachTeam")),
            [.. quotas.GetSection("Teams").GetChildren().Select(Quota)],
            [.. quotas.GetSection("Users").GetChildren().Select(Quota)],
            Phi(phi.GetSection("Default")),
            [.. phi.GetSection("Teams").GetChildren().Select(Phi)]
        );

    private static ModelRule Rule(IConfigurationSection section) =>
        new(section.Key, List(section.GetSection("Allow")), List(section.GetSection("Deny")));

    private static QuotaLine Quota(IConfigurationSection section) =>
        new(section.Key, Number(section["RequestsPerMinute"]), Number(section["TokensPerMinute"]));

    private static PhiLine Phi(IConfigurationSection section) =>
        new(
            section.Key,
            section["Policy"] ?? "Pseudonym",
            section["Answers"] ?? "AsPrompts",
            section["Attachments"] ?? "Refuse",
            List(section.GetSection("Ignore")),
            List(section.GetSection("Engines"))
        );

    private static List<string> List(IConfigurationSection section) =>
        [.. section.GetChildren().Select(item => item.Value ?? "")];

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
