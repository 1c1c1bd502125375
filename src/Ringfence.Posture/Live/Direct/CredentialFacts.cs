using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>IAM's account summary, password policy, credential report and service-specific credentials.</summary>
internal static class CredentialFacts
{
    internal const string Version = "2010-05-08";
    private const int Askings = 30;

    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new(
            "Ringfence::Iam::AccountSummary",
            true,
            ["iam:GetAccountSummary", "iam:ListVirtualMFADevices"],
            SummaryAsync
        ),
        new("Ringfence::Iam::PasswordPolicy", true, ["iam:GetAccountPasswordPolicy"], PasswordPolicyAsync),
        new(
            "Ringfence::Iam::ServiceSpecificCredential",
            true,
            ["iam:ListServiceSpecificCredentials"],
            ServiceCredentialsAsync
        ),
        new(
            "Ringfence::Iam::UserCredentials",
            true,
            ["iam:GetCredentialReport", "iam:GenerateCredentialReport"],
            ReportAsync
        ),
    ];

    private static async Task SummaryAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var answer = await scope.QueryAsync("iam", Version, "GetAccountSummary", cancel);
        var properties = new JsonObject();
        foreach (var entry in AwsXml.Find(answer, "SummaryMap")?.Elements() ?? [])
        {
            var name = AwsXml.Text(entry, "key");
            if (name is "AccountMFAEnabled" or "AccountAccessKeysPresent")
            {
                properties[name] = int.Parse(AwsXml.Text(entry, "value")!, CultureInfo.InvariantCulture);
            }
        }

        await Found.PropertyAsync(
            properties,
            "RootMfaIsHardware",
            "iam:ListVirtualMFADevices",
            async () =>
            {
                var root = false;
                await Pages.ReadAsync(async marker =>
                {
                    var page = await scope.QueryAsync(
                        "iam",
                        Version,
                        "ListVirtualMFADevices",
                        cancel,
                        ("AssignmentStatus", "Assigned"),
                        ("Marker", marker)
                    );
                    root |= AwsXml
                        .Items(page, "VirtualMFADevices")
                        .Any(device =>
                            AwsXml.Child(device, "User") is { } user
                            && AwsXml.Text(user, "Arn")?.EndsWith(":root", StringComparison.Ordinal) == true
                        );
                    return Marker(page);
                });

                // Without any MFA there is no hardware one either.
                return !root && properties["AccountMFAEnabled"]?.GetValue<int>() == 1;
            }
        );
        found.Add(scope.Account, properties);
    }

    private static async Task PasswordPolicyAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var properties = new JsonObject();
        try
        {
            var answer = await scope.QueryAsync("iam", Version, "GetAccountPasswordPolicy", cancel);
            foreach (var each in AwsXml.Find(answer, "PasswordPolicy")?.Elements() ?? [])
            {
                properties[each.Name.LocalName] = each.Value switch
                {
                    "true" => true,
                    "false" => false,
                    _ => int.TryParse(each.Value, CultureInfo.InvariantCulture, out var number) ? number : each.Value,
                };
            }
        }
        catch (RefusedCallException refused) when (refused.Code == "NoSuchEntity")
        {
            // None was ever set: no property at all.
        }

        found.Add(scope.Account, properties);
    }

    private static Task ServiceCredentialsAsync(LiveScope scope, Found found, CancellationToken cancel) =>
        Pages.ReadAsync(async marker =>
        {
            var page = await scope.QueryAsync(
                "iam",
                Version,
                "ListServiceSpecificCredentials",
                cancel,
                ("AllUsers", "true"),
                ("Marker", marker)
            );
            foreach (var each in AwsXml.Items(page, "ServiceSpecificCredentials"))
            {
                found.Add(
                    AwsXml.Text(each, "ServiceSpecificCredentialId")!,
                    new JsonObject
                    {
                        ["UserName"] = AwsXml.Text(each, "UserName"),
                        ["ServiceName"] = AwsXml.Text(each, "ServiceName"),
                        ["Status"] = AwsXml.Text(each, "Status"),
                        ["AgeDays"] = AwsTime.Of(AwsXml.Text(each, "CreateDate")) is { } made
                            ? scope.DaysSince(made)
                            : null,
                    }
                );
            }

            return Marker(page);
        });

    private static async Task ReportAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        for (var asking = 1; ; asking++)
        {
            var made = await scope.QueryAsync("iam", Version, "GenerateCredentialReport", cancel);
            if (AwsXml.Find(made, "State")?.Value == "COMPLETE")
            {
                break;
            }

            if (asking == Askings)
            {
                throw new RefusedCallException("ReportNotReady", 200, null);
            }

            await scope.PauseAsync(cancel);
        }

        var answer = await scope.QueryAsync("iam", Version, "GetCredentialReport", cancel);
        var lines = Encoding
            .UTF8.GetString(Convert.FromBase64String(AwsXml.Find(answer, "Content")!.Value))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = lines[0].Split(',');
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            if (cells[0] != "<root_account>")
            {
                found.Add(cells[0], User(name => Cell(names, cells, name), scope));
            }
        }
    }

    private static string? Cell(string[] names, string[] cells, string name) =>
        Array.IndexOf(names, name) is >= 0 and var at && at < cells.Length ? cells[at] : null;

    private static JsonObject User(Func<string, string?> cell, LiveScope scope)
    {
        var properties = new JsonObject
        {
            ["User"] = cell("user"),
            ["Arn"] = cell("arn"),
            ["PasswordEnabled"] = cell("password_enabled") == "true",
            ["MfaActive"] = cell("mfa_active") == "true",
        };
        if (AwsTime.Of(cell("password_last_used")) is { } used)
        {
            properties["PasswordUnusedDays"] = scope.DaysSince(used);
        }

        var keys = new JsonArray();
        foreach (var key in (string[])["access_key_1", "access_key_2"])
        {
            if (AwsTime.Of(cell(key + "_last_rotated")) is not { } rotated)
            {
                continue;
            }

            var entry = new JsonObject
            {
                ["Active"] = cell(key + "_active") == "true",
                ["AgeDays"] = scope.DaysSince(rotated),
            };
            if (AwsTime.Of(cell(key + "_last_used_date")) is { } lastUsed)
            {
                entry["UnusedDays"] = scope.DaysSince(lastUsed);
            }

            keys.Add(entry);
        }

        properties["AccessKeys"] = keys;
        return properties;
    }

    internal static string? Marker(System.Xml.Linq.XElement page) =>
        AwsXml.Find(page, "IsTruncated")?.Value == "true" ? AwsXml.Find(page, "Marker")?.Value : null;
}
