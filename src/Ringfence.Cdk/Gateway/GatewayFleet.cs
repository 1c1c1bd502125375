using System.Globalization;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// The gateway on Fargate behind an internal load balancer: TLS from end to end, a read-only root file system, no user
/// root, settings and secrets from stores, a ledger on an encrypted file system that is copied to a locked bucket, alarms when
/// it closes or the copy lags. It grows by cells: one task, one ledger, one service each, so that an update takes one at a time; those above
/// the floor start and stop by load (decision 0015).
/// </summary>
public sealed class GatewayFleet : Construct
{
    /// <summary>A fleet.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public GatewayFleet(Construct scope, string id, GatewayFleetProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        var roles = new TaskRoles(this, "Roles", props);
        var models = new GatewayRole(
            this,
            "Models",
            new GatewayRoleProps
            {
                Name = $"{props.Name}-models",
                TakenBy = roles.TaskArn,
                Models = props.Models,
                Regions = props.Regions,
                Guardrail = props.Guardrail,
                Endpoint = props.Network.Endpoints.BedrockRuntime,
            }
        );
        roles.MayTake(models);
        roles.MaySign(props.SigningKey);
        var log = new GatewayLog(this, "Log", props);
        var files = new LedgerFiles(this, "Files", props, roles);
        var archive = new LedgerArchive(this, "Archive", props, roles);
        var balancer = new GatewayBalancer(this, "Balancer", props);
        var cluster = Cluster(props);
        if (props.ByLoad.Count > 0)
        {
            roles.MayCount(cluster, props.ByLoad);
        }

        var shared = GatewaySettings.OfFleet(this, "Settings", props, models);
        CfnResource? before = null;
        for (var cell = 1; cell <= props.Ceiling; cell++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Cell{cell}");
            var own = GatewaySettings.OfCell(this, $"{name}Settings", props, archive, cell);
            before = new GatewayCell(
                this,
                name,
                props,
                cell,
                cluster,
                roles,
                [shared, own],
                log,
                files,
                balancer,
                before
            ).Service;
            if (cell > props.Cells)
            {
                _ = new CellScaling(this, $"{name}Scaling", props, cell, before);
            }
        }

        _ = new GatewayAlarms(this, "Alarms", props, log, balancer);
        _ = new CellAlarms(this, "CellAlarms", props);
        Address = balancer.Address;
    }

    /// <summary>The load balancer's name in DNS, inside the network.</summary>
    public string Address { get; }

    private CfnResource Cluster(GatewayFleetProps props) =>
        this.Declare(
            "Cluster",
            "AWS::ECS::Cluster",
            new Map
            {
                ["ClusterName"] = props.Name,
                ["ClusterSettings"] = new object[]
                {
                    new Map { ["Name"] = "containerInsights", ["Value"] = "enabled" },
                },
            }
        );

    private static void Refuse(GatewayFleetProps props)
    {
        Teams(props);
        Refusal.UnlessSixYears(nameof(props.KeepDays), props.KeepDays);
        Cells(props);
        Refusal.Unless(
            props.Image.Contains("@sha256:", StringComparison.Ordinal),
            nameof(props.Image),
            props.Image,
            "REPOSITORY@sha256:DIGEST",
            "a tag can be moved to what nobody reviewed"
        );
        Refusal.Unless(
            props.SigningKey.Does == KeyPurpose.Signing,
            nameof(props.SigningKey),
            props.SigningKey.Does,
            nameof(KeyPurpose.Signing),
            "only such a key signs checkpoints, and what encrypts PHI should do nothing else"
        );
        Refusal.Unless(
            props.Certificate.StartsWith("arn:", StringComparison.Ordinal)
                && props.Certificate.Contains(":acm:", StringComparison.Ordinal),
            nameof(props.Certificate),
            props.Certificate,
            "the ARN of a certificate in ACM",
            "without one, callers would send prompts in clear"
        );
        Refusal.Unless(
            props.TlsSecret.Contains(":secretsmanager:", StringComparison.Ordinal),
            nameof(props.TlsSecret),
            props.TlsSecret,
            "the ARN of a secret in Secrets Manager",
            "a key that stands in a template is no secret"
        );
        Refusal.Unless(
            Uri.TryCreate(props.Issuer, UriKind.Absolute, out var issuer) && issuer.Scheme == Uri.UriSchemeHttps,
            nameof(props.Issuer),
            props.Issuer,
            "an https address",
            "tokens are worth what their issuer's keys are, and those must not come over plain HTTP"
        );
    }

    private static void Cells(GatewayFleetProps props)
    {
        Refusal.Unless(
            props.Cells is >= 2 and <= 10,
            nameof(props.Cells),
            props.Cells,
            "2 to 10",
            "one cell falls with its zone, and an update would close the gateway"
        );
        Refusal.Unless(
            props.Ceiling >= props.Cells && props.Ceiling <= 10,
            nameof(props.MostCells),
            props.Ceiling,
            $"{nameof(props.Cells)} ({props.Cells}) to 10",
            "cells up to the floor always run, and an alarm reads the load of ten cells and no more"
        );
    }

    private static void Teams(GatewayFleetProps props) =>
        Refusal.Unless(
            props.Teams.Count > 0
                && !TeamProblems.Twice(props.Teams.Keys).Any()
                && props.Teams.All(team =>
                    TeamProblems.IsName(team.Key) && team.Value.Count > 0 && team.Value.All(props.Models.Contains)
                ),
            nameof(props.Teams),
            string.Join("; ", props.Teams.Select(team => $"{team.Key}: {string.Join(", ", team.Value)}")),
            $"names of teams ({TeamProblems.Allowed}), each with some of {nameof(props.Models)}",
            "who may use which model is said by name, and the gateway's role lets it call no other"
        );
}
