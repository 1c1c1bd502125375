namespace Ringfence.Controls.ApiGateway;

/// <summary>Amazon API Gateway: REST and HTTP APIs, their stages and names.</summary>
internal static class ApiGatewayChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new CallsAreAuthorized(),
        new DomainRequiresTls12(),
        new IntegrationSpeaksHttps(),
        new RequestsAreValidated(),
        new StageCachesEncrypted(),
        new StageIsTraced(),
        new StageLogsAreStructured(),
        new StageLogsExecution(),
        new StageShowsItsCertificate(),
        new StageStandsBehindFirewall(),
        new StageThrottles(),
        new StageWritesAccessLogs(),
    ];
}
