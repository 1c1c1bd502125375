using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Posture.Verdicts;

/// <summary>
/// What a resource's own properties, its tags and those of the resource that it belongs to say of its exposure. A fact
/// counts where it is certain (what AWS does by default too); what is known only when deployed does not.
/// </summary>
internal static class ExposureReading
{
    private static readonly string[] TagLists = ["Tags", "FileSystemTags", "UserPoolTags", "HostedZoneTags"];

    // What a resource belongs to: its data and its doors are those of the other.
    private static readonly Dictionary<string, (string Path, string Type)> Owners = new(StringComparer.Ordinal)
    {
        ["AWS::S3::BucketPolicy"] = ("Bucket", "AWS::S3::Bucket"),
        ["AWS::SQS::QueuePolicy"] = ("Queues", "AWS::SQS::Queue"),
        ["AWS::SNS::TopicPolicy"] = ("Topics", "AWS::SNS::Topic"),
        ["AWS::RDS::DBInstance"] = ("DBClusterIdentifier", "AWS::RDS::DBCluster"),
        ["AWS::EFS::MountTarget"] = ("FileSystemId", "AWS::EFS::FileSystem"),
        ["AWS::EFS::AccessPoint"] = ("FileSystemId", "AWS::EFS::FileSystem"),
        ["AWS::Lambda::Url"] = ("TargetFunctionArn", "AWS::Lambda::Function"),
        ["AWS::Lambda::Permission"] = ("FunctionName", "AWS::Lambda::Function"),
        ["AWS::ApiGateway::Stage"] = ("RestApiId", "AWS::ApiGateway::RestApi"),
        ["AWS::ApiGateway::Method"] = ("RestApiId", "AWS::ApiGateway::RestApi"),
        ["AWS::ApiGatewayV2::Stage"] = ("ApiId", "AWS::ApiGatewayV2::Api"),
        ["AWS::ApiGatewayV2::Route"] = ("ApiId", "AWS::ApiGatewayV2::Api"),
        ["AWS::EC2::SecurityGroupIngress"] = ("GroupId", "AWS::EC2::SecurityGroup"),
        ["AWS::ElasticLoadBalancingV2::Listener"] = ("LoadBalancerArn", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
    };

    public static Exposure Of(Resource resource)
    {
        var exposure = Own(resource);
        if (Owners.TryGetValue(resource.Type, out var owner))
        {
            foreach (var value in resource[owner.Path].Items)
            {
                if (resource.Estate.Find(value, owner.Type) is { } found)
                {
                    exposure |= Own(found);
                }
            }
        }

        return exposure;
    }

    private static Exposure Own(Resource resource)
    {
        var exposure = AnswersInternet(resource).IsYes ? Exposure.Internet : Exposure.None;
        foreach (var list in TagLists)
        {
            var tags = resource[list];
            foreach (var tag in tags.Kind == PropertyKind.List ? tags.Items : [])
            {
                exposure |= Said(tag["Key"].Text, tag["Value"]);
            }

            foreach (var (key, value) in tags.Entries)
            {
                exposure |= Said(key, value);
            }
        }

        return exposure;
    }

    private static Exposure Said(string key, PropertyValue value) =>
        key.ToUpperInvariant() switch
        {
            "DATA-CLASSIFICATION" when value.IsLike("phi").IsYes => Exposure.Phi,
            "ENVIRONMENT" or "ENV" or "STAGE" when (value.IsLike("prod") | value.IsLike("production")).IsYes =>
                Exposure.Production,
            _ => Exposure.None,
        };

    private static Truth AnswersInternet(Resource resource) =>
        resource.Type switch
        {
            "AWS::S3::Bucket" => IsPublic(resource),
            "AWS::S3::BucketPolicy" or "AWS::SQS::QueuePolicy" or "AWS::SNS::TopicPolicy" => LetsEveryoneIn(resource),
            "AWS::RDS::DBInstance" or "AWS::RDS::DBCluster" or "AWS::Redshift::Cluster" or "AWS::AmazonMQ::Broker" =>
                resource["PubliclyAccessible"].IsTrue,
            // Absent is true: AWS DMS API, CreateReplicationInstance.
            "AWS::DMS::ReplicationInstance" => !resource["PubliclyAccessible"].IsFalse,
            // Absent is internet-facing. ELB API, CreateLoadBalancer, Scheme; a gateway load balancer has no addresses.
            "AWS::ElasticLoadBalancingV2::LoadBalancer" => !resource["Scheme"].Is("internal")
                & !resource["Type"].Is("gateway"),
            "AWS::ElasticLoadBalancing::LoadBalancer" => !resource["Scheme"].Is("internal"),
            // Absent is EDGE. API Gateway API, EndpointConfiguration.
            "AWS::ApiGateway::RestApi" => !Truth.Any(
                resource["EndpointConfiguration.Types"].Items,
                type => type.Is("PRIVATE")
            ),
            "AWS::ApiGatewayV2::Api" or "AWS::CloudFront::Distribution" or "AWS::Lambda::Url" => Truth.Yes,
            "AWS::AppSync::GraphQLApi" => !resource["Visibility"].Is("PRIVATE"),
            "AWS::Lambda::Function" => resource
                .Estate.Referring(resource, "AWS::Lambda::Url", "TargetFunctionArn")
                .Count > 0,
            "AWS::EC2::Instance" => HasAddress(resource["NetworkInterfaces"]),
            "AWS::EC2::LaunchTemplate" => HasAddress(resource["LaunchTemplateData.NetworkInterfaces"]),
            "AWS::AutoScaling::LaunchConfiguration" => resource["AssociatePublicIpAddress"].IsTrue,
            "AWS::ECS::Service" => resource["NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"].Is("ENABLED"),
            "AWS::EC2::SecurityGroup" => Truth.Any(resource["SecurityGroupIngress"].Items, IsFromEverywhere),
            "AWS::EC2::SecurityGroupIngress" => IsFromEverywhere(resource.Properties),
            // Absent is true. Amazon EKS API, VpcConfigRequest.
            "AWS::EKS::Cluster" => !resource["ResourcesVpcConfig.EndpointPublicAccess"].IsFalse,
            // A domain without a VPC has a public endpoint. OpenSearch Service Developer Guide, "Launching within a VPC".
            "AWS::OpenSearchService::Domain" or "AWS::Elasticsearch::Domain" => !resource["VPCOptions"].IsPresent,
            _ => Truth.No,
        };

    private static Truth IsPublic(Resource bucket)
    {
        var block = bucket["PublicAccessBlockConfiguration"];
        var listed =
            bucket["AccessControl"].IsOneOf("PublicRead", "PublicReadWrite") & !block["IgnorePublicAcls"].IsTrue;
        var policed = Truth.Any(
            bucket.Estate.Referring(bucket, "AWS::S3::BucketPolicy", "Bucket"),
            policy => LetsEveryoneIn(policy)
        );
        return listed | (policed & !block["RestrictPublicBuckets"].IsTrue);
    }

    private static Truth LetsEveryoneIn(Resource policy) =>
        policy
            .Policy("PolicyDocument")
            .Any(statement =>
                statement.Granting & statement.Principals.IsEveryone & !CallerConditions.Narrow(statement)
            );

    private static Truth HasAddress(PropertyValue interfaces) =>
        Truth.Any(interfaces.Items, each => each["AssociatePublicIpAddress"].IsTrue);

    private static Truth IsFromEverywhere(PropertyValue rule) =>
        rule["CidrIp"].Is("0.0.0.0/0") | rule["CidrIpv6"].Is("::/0");
}
