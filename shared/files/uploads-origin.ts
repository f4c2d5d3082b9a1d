type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The origin to which browsers send files straight: that of the bucket of that name, as the SDK addresses it. Known without the SDK, because
 * every page with a file field names it, and few requests send a file.
 */
export const uploadsOrigin = (bucket: string, environment: Environment): string => {
  const endpoint = environment["AWS_ENDPOINT_URL_S3"] ?? environment["AWS_ENDPOINT_URL"];
  return endpoint === undefined
    ? `https://${bucket}.s3.${environment["AWS_REGION"]}.amazonaws.com`
    : new URL(endpoint).origin;
};
