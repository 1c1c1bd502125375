using Ringfence.Controls.Facts;

namespace Ringfence.Controls.ApiGateway;

/// <summary>The association of a stage with a web ACL: <c>arn:aws:apigateway:REGION::/restapis/API/stages/STAGE</c>.</summary>
internal static class StageAssociation
{
    /// <summary>Yes where an association names the stage, by reference or by its name.</summary>
    public static Truth Names(Resource stage)
    {
        var estate = stage.Estate;
        if (estate.Referring(stage, "AWS::WAFv2::WebACLAssociation", "ResourceArn").Count > 0)
        {
            return Truth.Yes;
        }

        var name = stage["StageName"];
        var named = Truth.No;
        foreach (var association in estate.OfType("AWS::WAFv2::WebACLAssociation"))
        {
            var arn = association["ResourceArn"];
            named |=
                arn.IsUnresolved ? Truth.Unknown
                : name.Text.Length == 0 ? Truth.No
                : arn.Text.EndsWith("/stages/" + name.Text, StringComparison.Ordinal) ? OfApi(stage, arn)
                : Truth.No;
        }

        return named;
    }

    private static Truth OfApi(Resource stage, PropertyValue arn)
    {
        var api = stage["RestApiId"];
        return api.Text.Length == 0 ? Truth.Unknown
            : arn.Text.Contains($"/restapis/{api.Text}/", StringComparison.Ordinal) ? Truth.Yes
            : api.IsLiteral && arn.IsLiteral ? Truth.No
            : Truth.Unknown;
    }
}
