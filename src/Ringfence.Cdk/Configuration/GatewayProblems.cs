using System.Text.RegularExpressions;

namespace Ringfence.Cdk.Configuration;

/// <summary>What is wrong with the gateway of a workload.</summary>
internal static partial class GatewayProblems
{
    private static readonly string[] Computes =
    [
        "ecs-tasks.amazonaws.com",
        "lambda.amazonaws.com",
        "ec2.amazonaws.com",
        "batch.amazonaws.com",
        "pods.eks.amazonaws.com",
    ];

    public static void Add(FoundationConfiguration configuration, List<string> problems)
    {
        foreach (var workload in configuration.Workloads)
        {
            var (where, gateway) = ($"workloads.{workload.Name}.gateway", workload.Gateway);
            if (!ImageByDigest.IsMatch(gateway.Image))
            {
                problems.Add(
                    $"{where}.image: '{gateway.Image}' names no digest; REPOSITORY@sha256:… , for a tag can be moved"
                );
            }

            if (!CertificateArn.IsMatch(gateway.Certificate))
            {
                problems.Add(
                    $"{where}.certificate: '{gateway.Certificate}' is no certificate; arn:aws:acm:REGION:ACCOUNT:certificate/ID"
                );
            }

            if (!SecretArn.IsMatch(gateway.TlsSecret))
            {
                problems.Add(
                    $"{where}.tlsSecret: '{gateway.TlsSecret}' is no secret; arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-xxxxxx"
                );
            }

            AddCells(where, gateway, problems);
            if (!Uri.TryCreate(gateway.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme != Uri.UriSchemeHttps)
            {
                problems.Add($"{where}.issuer: '{gateway.Issuer}' is no HTTPS address");
            }

            if (gateway.Callers.Count == 0)
            {
                problems.Add($"{where}.callers: nobody could reach the gateway; give at least one network");
            }

            foreach (var caller in gateway.Callers)
            {
                if (!Cidr.TryParse(caller, out var network) || network.Bits < 8 || !network.IsPrivate)
                {
                    problems.Add(
                        $"{where}.callers: '{caller}' is not allowed; a private network (RFC 1918), /8 or smaller"
                    );
                }
            }

            foreach (var application in workload.Applications.Where(each => !Computes.Contains(each.Compute)))
            {
                problems.Add(
                    $"workloads.{workload.Name}.applications.{application.Name}.compute: '{application.Compute}' is not allowed; one of {string.Join(", ", Computes)}"
                );
            }
        }
    }

    private static void AddCells(string where, GatewayConfiguration gateway, List<string> problems)
    {
        if (gateway.Cells is < 2 or > 10)
        {
            problems.Add($"{where}.cells: {gateway.Cells} is not allowed; 2 to 10");
        }

        if (gateway.MostCells > 10 || gateway.MostCells < gateway.Cells)
        {
            problems.Add(
                $"{where}.mostCells: {gateway.MostCells} is not allowed; cells ({gateway.Cells}) to 10, or nothing for no more than cells"
            );
        }
    }

    [GeneratedRegex(@"^[^\s@]+@sha256:[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex ImageByDigest { get; }

    [GeneratedRegex(@"^arn:aws(-us-gov)?:acm:[a-z0-9-]+:\d{12}:certificate/[0-9a-f-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex CertificateArn { get; }

    [GeneratedRegex(
        @"^arn:aws(-us-gov)?:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex SecretArn { get; }
}
