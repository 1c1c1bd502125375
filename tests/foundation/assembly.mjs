// A small app of two stacks, one in a stage, as people write them: node assembly.mjs OUTDIR
import { App, Stack, Stage } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Queue } from "aws-cdk-lib/aws-sqs";

class Clinic extends Stack {
  constructor(scope, id) {
    super(scope, id);
    this.records = new Bucket(this, "Records");
  }
}

// The CLI asks for the paths.
const app = new App({ outdir: process.argv[2], context: { "aws:cdk:enable-path-metadata": true } });
new Clinic(app, "Clinic");
const later = new Stage(app, "Later");
new Queue(new Stack(later, "Work"), "Jobs");
app.synth();
