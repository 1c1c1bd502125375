namespace Ringfence.Controls.Network;

/// <summary>Amazon VPC: networks, subnets, routes, security groups and endpoints.</summary>
internal static class NetworkChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ApplicationAdmitsOnlyLoadBalancer(),
        new BedrockEndpointAdmitsApplication(),
        new BedrockEndpointHasPolicy(),
        new BedrockEndpointStandsInPrivateSubnets(),
        new BedrockFeaturesHaveEndpoints(),
        new BedrockNameLeadsToEndpoint(),
        new BedrockRuntimeHasEndpoint(),
        new CommonPortsAreShutToTheWorld(),
        new ComputeRunsInPrivateSubnets(),
        new DataStandsInIsolatedSubnets(),
        new DatabaseAdmitsOnlyApplication(),
        new DefaultGroupCarriesNoRules(),
        new DefaultRouteLeavesThroughNat(),
        new FlowLogRecordsAllTraffic(),
        new KmsHasEndpoint(),
        new NatTrafficIsLogged(),
        new NetworkAclShutsAdminPorts(),
        new NoEgressIsProven(),
        new NoRouteLeadsToInternetGateway(),
        new OnlyLoadBalancersAdmitTheWorld(),
        new PrivateSubnetHasNoInternetRoute(),
        new PrivateTablesReachS3ThroughGateway(),
        new PublicSubnetHoldsOnlyLoadBalancers(),
        new RemoteDesktopIsShutToTheWorld(),
        new RulesNameWhoComesIn(),
        new SecurityGroupSaysItsPurpose(),
        new SshIsShutToTheWorld(),
        new SubnetGivesNoPublicAddress(),
        new UsedServicesHaveEndpoints(),
        new VpcHasFlowLog(),
        new VpcRefusesPlainTraffic(),
    ];
}
