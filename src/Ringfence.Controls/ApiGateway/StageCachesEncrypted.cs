using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageCachesEncrypted() : ResourceControl("AWS::ApiGateway::Stage")
{
    public override string Title => "What an API keeps for a while is encrypted";

    public override string Why => "A cache without encryption keeps answers as they are on a disk of someone's.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build =>
        Construction
            .Set("MethodSettings[HttpMethod=*].ResourcePath", "/*")
            .And("MethodSettings[HttpMethod=*].CachingEnabled", true)
            .And("MethodSettings[HttpMethod=*].CacheDataEncrypted", true);

    public override Verdict Check(Resource resource)
    {
        return Verdict
            .Of(
                EveryMethod.Has(
                    resource,
                    setting => setting["CachingEnabled"].IsTrue & setting["CacheDataEncrypted"].IsTrue
                ),
                "The cache of every method is on and encrypted.",
                "No setting for every method (HttpMethod *, ResourcePath /*) has CachingEnabled and CacheDataEncrypted."
            )
            .At(resource["MethodSettings"]);
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix
            ? fix with
            {
                Mind = "A cache costs by the hour, and CacheClusterEnabled must be true.",
                Cli =
                    "aws apigateway update-stage --rest-api-id API_ID --stage-name NAME --patch-operations 'op=replace,path=/*/*/caching/enabled,value=true' 'op=replace,path=/*/*/caching/dataEncrypted,value=true'",
            }
            : null;

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["api-gw-cache-enabled-and-encrypted"],
            CdkNag = ["APIGWCacheEnabledAndEncrypted"],
            Guard = ["API_GW_CACHE_ENABLED_AND_ENCRYPTED", "CT.APIGATEWAY.PR.3"],
            Prowler = ["apigateway_restapi_cache_encrypted"],
        };
}
